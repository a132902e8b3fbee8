package store

import "database/sql"

func open() (*sql.DB, error) {
	return sql.Open("mysql", "shop:«made:[A-Za-z0-9]{13}»@tcp(db.acme.io:3306)/shop?parseTime=true")
}
