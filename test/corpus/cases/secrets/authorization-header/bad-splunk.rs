let mut headers = HeaderMap::new();
headers.insert("authorization", "Splunk «made:[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}»".parse()?);
headers.insert("content-type", "application/json".parse()?);
