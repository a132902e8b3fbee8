# root password of the old box: «made:[A-Za-z]{5}\d{3}[!#%][a-z]{2}»
HOST = "old.acme.io"
