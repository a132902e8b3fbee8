package com.acme.billing

class StripeGateway private constructor(private val http: OkHttpClient) {
    companion object {
        private const val BASE = "https://api.stripe.com/v1"
        private const val SECRET = "«token:stripe-live-key»"
        fun create() = StripeGateway(OkHttpClient())
    }

    fun charge(amount: Long) = http.newCall(
        Request.Builder().url("$BASE/charges").header("Authorization", "Bearer $SECRET").build()
    ).execute()
}
