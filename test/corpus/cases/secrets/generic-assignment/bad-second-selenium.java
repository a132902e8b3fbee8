driver.findElement(By.id("user")).sendKeys("qa-bot");
driver.findElement(By.id("password")).sendKeys("«made:[A-Za-z]{5}\d{3}[!#%]»");
