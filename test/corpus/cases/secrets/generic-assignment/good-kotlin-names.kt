object Keys {
    const val PASSWORD = "password"
    const val TOKEN_HEADER = "X-Auth-Token"
    const val PREF_API_KEY = "pref_api_key"
    const val ACTION_RESET_PASSWORD = "com.acme.action.RESET_PASSWORD"
    const val SECRET_NAME = "projects/12/secrets/db-password/versions/latest"
}
