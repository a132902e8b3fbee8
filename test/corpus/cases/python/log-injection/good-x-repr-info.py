import logging

from django.http import HttpResponse

log = logging.getLogger(__name__)


def search(request):
    term = request.GET.get("q", "")
    log.info(f"search term={term!r} length={len(term)} user={request.user.pk}")
    log.debug("again %r", term)
    return HttpResponse("searched")
