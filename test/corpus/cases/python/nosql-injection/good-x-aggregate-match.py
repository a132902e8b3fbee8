from django.http import JsonResponse
from pymongo import MongoClient
import json

orders = MongoClient().shop.orders


def report(request):
    city = json.loads(request.body).get("city")
    if not isinstance(city, str):
        return JsonResponse({"error": "city"}, status=400)
    pipeline = [{"$match": {"city": city}}, {"$group": {"_id": "$day", "n": {"$sum": 1}}}]
    return JsonResponse({"rows": list(orders.aggregate(pipeline))})
