import logging

from django.http import HttpResponse

log = logging.getLogger(__name__)


def search(request):
    term = request.GET.get("q", "")
    log.info(f"search term={term} user={request.user.pk}")
    return HttpResponse("searched")
