Dim cs As String = "Server=sql02;Database=Crm;User Id=crm;Password=«made:[A-Za-z]{5}\d{3}[!#%]»;Encrypt=True"
