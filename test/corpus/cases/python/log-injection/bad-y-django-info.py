import logging

from django.http import HttpResponse

logger = logging.getLogger("audit")


def view(request):
    agent = request.META.get("HTTP_USER_AGENT", "")
    logger.info("visit from " + agent)
    return HttpResponse(status=204)
