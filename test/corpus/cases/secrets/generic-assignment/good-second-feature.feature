Scenario: wrong password
  Given a user "jonas" with password "correct"
  When they log in with password "wrong"
  Then they see "Invalid password"
