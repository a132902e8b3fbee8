import tarfile
import tempfile

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpResponse


def safe_members(tar):
    return [m for m in tar.getmembers() if m.size < 10_000_000]


@staff_member_required
def restore(request):
    with tempfile.NamedTemporaryFile() as spool:
        for chunk in request.FILES["backup"].chunks():
            spool.write(chunk)
        spool.seek(0)
        with tarfile.open(spool.name, "r:gz") as tar:
            tar.extractall("/var/lib/app/media", members=safe_members(tar))
    return HttpResponse(status=204)
