from dataclasses import dataclass
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import connection
from django.http import HttpResponseBadRequest, JsonResponse
from django.views import View

BUCKETS = {"day": "day", "week": "week", "month": "month"}


@dataclass
class ReportQuery:
    start: str
    end: str
    bucket: str


class ReportService:
    TABLE = "analytics_event"

    def fetch(self, q: ReportQuery):
        sql = (
            f"SELECT date_trunc('{q.bucket}', ts) AS bucket, count(*) "
            f"FROM {self.TABLE} WHERE ts BETWEEN %s AND %s GROUP BY 1"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [q.start, q.end])
            return cursor.fetchall()


class ReportView(LoginRequiredMixin, View):
    service = ReportService()

    def get(self, request):
        try:
            bucket = BUCKETS[request.GET.get("group", "day")]
        except KeyError:
            return HttpResponseBadRequest("group")
        q = ReportQuery(request.GET["start"], request.GET["end"], bucket)
        return JsonResponse({"rows": self.service.fetch(q)})
