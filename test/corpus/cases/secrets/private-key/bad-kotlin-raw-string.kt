object Signer {
    private val key = """
        -----BEGIN PRIVATE KEY-----
        «made:MIIEv[A-Za-z0-9+/]{59}»
        «made:[A-Za-z0-9+/]{64}»
        «made:[A-Za-z0-9+/]{64}»
        «made:[A-Za-z0-9+/]{64}»
        «made:[A-Za-z0-9+/]{22}»==
        -----END PRIVATE KEY-----
    """.trimIndent()
}
