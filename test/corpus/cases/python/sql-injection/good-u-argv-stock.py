import sqlite3
import sys


def main():
    db = sqlite3.connect("stock.db")
    limit = int(sys.argv[2])
    for row in db.execute(f"SELECT * FROM stock WHERE item = ? LIMIT {limit}", (sys.argv[1],)):
        print(row)


if __name__ == "__main__":
    main()
