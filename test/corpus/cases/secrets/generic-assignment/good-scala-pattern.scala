sealed trait Token
case object TokenPassword extends Token
object Lexer {
  val keyword: Map[String, Token] = Map("password" -> TokenPassword, "secret" -> TokenSecret)
  val passwordPattern = "^(?=.*[A-Z])(?=.*\\d).{8,}$".r
  def token(name: String): Token = keyword.getOrElse(name, TokenIdentifier)
}
