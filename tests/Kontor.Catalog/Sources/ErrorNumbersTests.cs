namespace Kontor.Catalog.Tests.Sources;

/// <summary>A code stands in errors.tsv and nowhere else: everything else says it by name.</summary>
public sealed class ErrorNumbersTests
{
    [Fact]
    public void No_source_file_states_an_error_number()
    {
        var files = Repository.SourceFiles.ToList();
        var found = files.SelectMany(path =>
            File.ReadLines(path)
                .Index()
                .SelectMany(line =>
                    ErrorNumbers.In(line.Item).Select(number => $"{Path.GetRelativePath(Repository.Root, path)}:{line.Index + 1} {number}")
                )
        );

        Assert.Contains(files, path => path.EndsWith("ErrorRow.cs", StringComparison.Ordinal));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("return 30007;", "30007")]
    [InlineData("Refuse(\"30007\")", "30007")]
    [InlineData("// answers 30007.", "30007")]
    [InlineData("code is -1140 or 50001L", "1140,50001")]
    [InlineData("if (code == 1140)", "1140")]
    [InlineData("[30007..30008]", "30007,30008")]
    public void An_error_number_is_found(string line, string numbers) => Assert.Equal(numbers, string.Join(',', ErrorNumbers.In(line)));

    [Theory]
    [InlineData("WindowMs = 60_000;")]
    [InlineData("TimeSpan.FromMilliseconds(1000)")]
    [InlineData("0x50000")]
    [InlineData("50000.5m")]
    [InlineData("0.50000m")]
    [InlineData("order30007")]
    [InlineData("30009")]
    [InlineData("404")]
    [InlineData("\"a50000b\"")]
    public void An_ordinary_number_is_left_alone(string line) => Assert.Empty(ErrorNumbers.In(line));
}
