subprocess.run(["pg_restore", "-d", "shop"], env={"PGPASSWORD": "«made:[A-Za-z]{5}\d{3}[!#]»"}, check=True)
