from tempfile import mktemp
import shutil


class Exporter:
    def export(self, src):
        self.out = mktemp(".zip")
        shutil.copy(src, self.out)
        return self.out
