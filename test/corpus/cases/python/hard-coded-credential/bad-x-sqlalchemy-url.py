from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine(
    "postgresql+psycopg://reporting:Gr4nite-Falcon7@pg.internal.example.org:5432/reports",
    pool_size=5,
    pool_pre_ping=True,
)
Session = sessionmaker(bind=engine)


def totals():
    with Session() as session:
        return session.execute("select count(*) from sales").scalar()
