from django.db import connection
from rest_framework.decorators import api_view
from rest_framework.response import Response
@api_view(["GET"])
def stats(request):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM visits WHERE page = '{request.query_params['page']}'")
        return Response({"n": cursor.fetchone()[0]})
