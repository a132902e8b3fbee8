Dim cs As String = "Server=sql02;Database=Crm;Trusted_Connection=True;Persist Security Info=False"
Dim fmt As String = "Server={0};User Id={1};Password={2};"
