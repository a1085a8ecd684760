using Kontor.Conformance.Harness;

// dotnet Conformance.Tests.dll coverage DIR: prints the rows that the last test run did not reach.
if (args is ["coverage", var directory])
    return CoverageReport.Print(directory);
Console.Error.WriteLine("usage: coverage DIR   (the tests themselves are run by 'dotnet test')");
return 2;
