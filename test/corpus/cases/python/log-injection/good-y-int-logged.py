import logging
from django.http import HttpResponse

logger = logging.getLogger("audit")


def view(request, pk):
    logger.info("object %d opened, page %s", int(pk), int(request.GET.get("page", 1)))
    return HttpResponse(status=204)
