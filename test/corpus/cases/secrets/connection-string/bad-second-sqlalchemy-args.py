engine = sa.create_engine(
    sa.URL.create("postgresql", username="shop", password="«made:[A-Za-z]{5}\d{3}[!#%]»", host="db.acme.io", database="shop")
)
