net user deploy «made:[A-Za-z]{5}\d{3}[!#]» /add
schtasks /create /tn backup /tr backup.bat /ru acme\backup /rp «made:[A-Za-z]{5}\d{3}[!#]»
