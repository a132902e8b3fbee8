from pydantic import SecretStr
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    db_password: SecretStr
    api_token: SecretStr
    jwt_secret: SecretStr

    class Config:
        env_file = ".env"
