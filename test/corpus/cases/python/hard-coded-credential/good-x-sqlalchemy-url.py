import os

from sqlalchemy import URL, create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine(
    URL.create(
        "postgresql+psycopg",
        username="reporting",
        password=os.environ.get("REPORTS_PASSWORD"),
        host="pg.internal.example.org",
    )
)
EXAMPLE = "postgresql://user:password@localhost/db"
Session = sessionmaker(bind=engine)
