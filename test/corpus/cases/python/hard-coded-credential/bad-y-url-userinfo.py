from sqlalchemy import create_engine

engine = create_engine("postgresql://billing:Qw7zLp93x@10.0.3.4:5432/billing")
