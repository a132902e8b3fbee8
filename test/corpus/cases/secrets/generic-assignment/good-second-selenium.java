driver.findElement(By.id("password")).sendKeys(System.getenv("QA_PASSWORD"));
By passwordField = By.cssSelector("input[name='password']");
String token = driver.findElement(By.name("csrf-token")).getAttribute("content");
assertEquals("Password must have 12 characters", error.getText());
