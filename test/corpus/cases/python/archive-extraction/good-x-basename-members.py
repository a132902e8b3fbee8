import os
import shutil
import zipfile

import tornado.web


class Photos(tornado.web.RequestHandler):
    folder = "/srv/photos"

    def post(self):
        import io

        body = self.request.files["album"][0]["body"]
        with zipfile.ZipFile(io.BytesIO(body)) as album:
            for number, info in enumerate(album.infolist()):
                if os.path.splitext(info.filename)[1].lower() != ".jpg":
                    continue
                with album.open(info) as src, open(f"{self.folder}/{number}.jpg", "wb") as out:
                    shutil.copyfileobj(src, out)
