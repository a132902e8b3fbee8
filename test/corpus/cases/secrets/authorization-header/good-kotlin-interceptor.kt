class AuthInterceptor(private val tokens: TokenStore) : Interceptor {
    override fun intercept(chain: Interceptor.Chain) = chain.proceed(
        chain.request().newBuilder()
            .header("Authorization", "Bearer ${tokens.current()}")
            .header("X-Request-Id", UUID.randomUUID().toString())
            .build()
    )
}
