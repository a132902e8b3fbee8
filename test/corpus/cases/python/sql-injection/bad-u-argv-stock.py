import sqlite3
import sys


def main():
    db = sqlite3.connect("stock.db")
    item = sys.argv[1]
    for row in db.execute("SELECT * FROM stock WHERE item = '" + item + "'"):
        print(row)


if __name__ == "__main__":
    main()
