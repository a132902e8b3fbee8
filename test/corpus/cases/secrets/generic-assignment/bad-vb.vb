Module Settings
    Public Const SmtpHost As String = "mail.acme.io"
    Public Const SmtpPassword As String = "«made:[A-Za-z]{5}\d{3}[!#%]»"
End Module
