import os
from django.conf import settings
from django.http import FileResponse, Http404
from django.views import View


class ReportStore:
    def __init__(self, tenant):
        self.base = os.path.join(settings.MEDIA_ROOT, "tenants", str(tenant.pk))

    def path(self, name):
        return os.path.abspath(os.path.join(self.base, name))


class ReportDownload(View):
    def get(self, request):
        store = ReportStore(request.tenant)
        p = store.path(request.GET.get("name", ""))
        if not os.path.exists(p):
            raise Http404
        return FileResponse(open(p, "rb"))
