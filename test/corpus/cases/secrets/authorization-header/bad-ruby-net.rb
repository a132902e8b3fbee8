req = Net::HTTP::Get.new(uri)
req['Authorization'] = 'Bearer «made:[A-Za-z0-9._-]{64}»'
req['Accept'] = 'application/json'
