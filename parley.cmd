@echo off
rem Parley on Windows: the same commands as ./parley. "parley --help" lists them.
setlocal EnableExtensions EnableDelayedExpansion
set "TOP=%~dp0"
set "TOP=%TOP:~0,-1%"

if /i "%~1"=="--help" goto usage
if /i "%~1"=="-h" goto usage
if /i "%~1"=="help" goto usage

call :find_jdk
if not defined JDK (
  echo Parley needs a JDK 25, and none was found in JAVA_HOME, on the PATH or under Program Files. 1>&2
  echo Install Eclipse Temurin 25 from adoptium.net or point JAVA_HOME at a JDK 25, then run this command again. 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"

set "COMMAND=%~1"
if "%COMMAND%"=="" set "COMMAND=desktop"
set "REST="
:rest
shift
if not "%~1"=="" (
  set REST=!REST! %1
  goto rest
)
set "MVN=%TOP%\mvnw.cmd"
where mvn >nul 2>nul && set "MVN=mvn"
set "HEADLESS=-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"

if /i "%COMMAND%"=="test" (
  pushd "%TOP%"
  call "%MVN%" --batch-mode --no-transfer-progress -Dspotless.check.skip=true verify %REST%
  exit /b !ERRORLEVEL!
)
if /i "%COMMAND%"=="format" (
  pushd "%TOP%"
  call "%MVN%" --batch-mode --no-transfer-progress -q spotless:apply
  exit /b !ERRORLEVEL!
)
call :build || exit /b 1
set "MODULE=client-desktop"
set "OPTIONS="
if /i "%COMMAND%"=="build" exit /b 0
if /i "%COMMAND%"=="desktop" set "MAIN=parley.desktop.Launcher" & set "OPTIONS=-Xms16m -Xmx256m -Xmn32m -XX:SurvivorRatio=2 -Xss512k -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:-ShrinkHeapInSteps"
if /i "%COMMAND%"=="tour" set "MAIN=parley.desktop.tour.TourMain" & set "OPTIONS=-Xmx512m %HEADLESS%" & if not defined REST set REST=--out "%TOP%\tour"
if /i "%COMMAND%"=="server" set "MAIN=parley.server.lite.ServerMain" & set "OPTIONS=-Xms16m -Xmx256m"
for %%C in (login rooms send history tail) do if /i "%COMMAND%"=="%%C" set "MAIN=parley.client.cli.CliMain" & set REST=%%C %REST%
if /i "%COMMAND%"=="conformance" set "MAIN=parley.conformance.ConformanceMain" & set "MODULE=conformance"
if /i "%COMMAND%"=="bench" set "MAIN=parley.bench.BenchMain" & set "MODULE=bench"
if not defined MAIN (
  echo There is no command '%COMMAND%'. 1>&2
  goto usage
)
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError ^
  -XX:+UseCompactObjectHeaders %PARLEY_JAVA_OPTS% %OPTIONS% -cp "%TOP%\%MODULE%\target\app\*" %MAIN% %REST%
exit /b %ERRORLEVEL%

:build
if exist "%TOP%\target\built" exit /b 0
echo Building Parley ^(a first build fetches its libraries and takes a few minutes^) ... 1>&2
if not exist "%TOP%\target" mkdir "%TOP%\target"
pushd "%TOP%"
call "%MVN%" --batch-mode --no-transfer-progress -q -Dmaven.test.skip=true -Dspotless.check.skip=true package > target\build.log 2>&1
if errorlevel 1 (
  type target\build.log 1>&2
  exit /b 1
)
echo built> target\built
popd
exit /b 0

:find_jdk
set "JDK="
for %%D in ("%JAVA_HOME%") do call :try "%%~D"
for %%P in (javac.exe) do if not "%%~$PATH:P"=="" call :try "%%~dp$PATH:P.."
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~D"
exit /b 0

:try
if defined JDK exit /b 0
if not exist "%~1\release" exit /b 0
findstr /r /c:"JAVA_VERSION=.2[5-9]" /c:"JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul && set "JDK=%~1"
exit /b 0

:usage
echo Usage: parley [command]
echo.
echo   (no command)   the desktop
echo   server         a workspace server on its own (server --help lists its settings)
echo   tour           a scripted conversation between two real desktops; leaves pictures in tour\
echo   test           all tests
echo   bench          measures speed and memory beside other servers
echo   conformance    puts any server through the protocol's scenarios (conformance --url ...)
echo   login, rooms, send, history, tail   the command-line client (each has --help)
echo   build          builds and does nothing else (delete target\built to build again)
echo   format         formats the sources
exit /b 2
