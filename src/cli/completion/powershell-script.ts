/**
 * Completion in PowerShell, written here: the script of @bomb.sh/tab has the typed line evaluated, so that `$(…)` would
 * run at Tab. This one hands on the words as the parser of PowerShell read them, and evaluates none.
 */
export const powershellScript = `# vireo completion for PowerShell
Register-ArgumentCompleter -Native -CommandName vireo -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -le $cursorPosition } |
        ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
            else { $_.Extent.Text }
        })
    # Windows PowerShell drops an argument that is empty; vireo takes two quotes for one.
    if ($wordToComplete -eq '') { $words += '""' }
    $lines = @(& vireo complete '--' $words 2>$null)
    $directive = 0
    if ($lines.Count -gt 0 -and $lines[-1] -match '^:(\\d+)$') { $directive = [int]$Matches[1] }
    $typed = $wordToComplete.Trim("'", '"')
    $found = @($lines | Where-Object { $_ -ne '' -and $_ -notmatch '^:\\d+$' } | ForEach-Object {
        $value, $description = $_ -split "\`t", 2
        if (-not $value.StartsWith($typed, [System.StringComparison]::Ordinal)) { return }
        $text = $value
        if ($value -match '[^\\w./:=+-]') { $text = "'" + $value.Replace("'", "''") + "'" }
        if (-not $description) { $description = $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
    })
    # An empty text keeps PowerShell from offering files where none belongs.
    if ($found.Count -eq 0 -and ($directive -band 4) -ne 0) { return '' }
    $found
}
`;
