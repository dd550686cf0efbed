@echo off
rem Runs target\desirepath.jar from any folder; build it once with: mvn -q package -DskipTests
setlocal
set "HOME_DIR=%~dp0.."
set "JAR=%HOME_DIR%\target\desirepath.jar"
if not exist "%JAR%" (
  echo desirepath: %JAR% is not built yet; run: mvn -q package -DskipTests 1>&2
  exit /b 3
)
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
set RUN=-jar "%JAR%"
if defined DESIREPATH_CLASSPATH set RUN=-cp "%JAR%;%DESIREPATH_CLASSPATH%" org.desirepath.cli.Main
"%JAVA%" -Xshare:auto "-XX:SharedArchiveFile=%HOME_DIR%\target\desirepath.jsa" -Xlog:disable -Xlog:all=error:stderr -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true %DESIREPATH_JAVA_OPTS% %RUN% %*
exit /b %ERRORLEVEL%
