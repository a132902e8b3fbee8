struct API {
    let baseURL = URL(string: "https://api.acme.io")!
    private let apiKey = "«made:[A-Za-z0-9]{32}»"
    private let hmacSecret: String = "«made:[a-f0-9]{64}»"
}
