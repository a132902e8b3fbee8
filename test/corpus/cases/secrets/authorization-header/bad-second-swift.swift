request.setValue("Bearer «made:[A-Za-z0-9_-]{48}»", forHTTPHeaderField: "Authorization")
