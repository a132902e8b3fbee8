import os
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse
from django.views import View


class ReportStore:
    def __init__(self, tenant):
        self.base = os.path.realpath(os.path.join(settings.MEDIA_ROOT, "tenants", str(tenant.pk)))

    def path(self, name):
        full = os.path.realpath(os.path.join(self.base, name))
        if os.path.commonpath((self.base, full)) != self.base:
            raise SuspiciousFileOperation(name)
        return full


class ReportDownload(View):
    def get(self, request):
        store = ReportStore(request.tenant)
        return FileResponse(open(store.path(request.GET.get("name", "")), "rb"))
