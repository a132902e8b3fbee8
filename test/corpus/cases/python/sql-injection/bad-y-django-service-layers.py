from dataclasses import dataclass
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import connection
from django.http import JsonResponse
from django.views import View


@dataclass
class ReportQuery:
    start: str
    end: str
    group_by: str = "day"


class ReportService:
    TABLE = "analytics_event"

    def fetch(self, q: ReportQuery):
        sql = (
            f"SELECT date_trunc('{q.group_by}', ts) AS bucket, count(*) "
            f"FROM {self.TABLE} WHERE ts BETWEEN %s AND %s GROUP BY 1"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [q.start, q.end])
            return cursor.fetchall()


class ReportView(LoginRequiredMixin, View):
    service = ReportService()

    def get(self, request):
        q = ReportQuery(
            start=request.GET["start"],
            end=request.GET["end"],
            group_by=request.GET.get("group", "day"),
        )
        return JsonResponse({"rows": self.service.fetch(q)})
