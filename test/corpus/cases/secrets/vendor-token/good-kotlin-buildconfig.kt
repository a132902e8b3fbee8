class StripeGateway(private val http: OkHttpClient) {
    private val secret = BuildConfig.STRIPE_SECRET
    private val prefix = "sk_live_"

    fun isLive(key: String) = key.startsWith(prefix) && key.length > 20
}
