import 'package:http/http.dart' as http;

class MapTiles {
  static const _mapboxSecret = '«token:mapbox-secret-token»';

  Uri tile(int z, int x, int y) =>
      Uri.https('api.mapbox.com', '/v4/acme.tiles/$z/$x/$y.vector.pbf', {'access_token': _mapboxSecret});
}
