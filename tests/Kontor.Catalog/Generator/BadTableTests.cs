using Microsoft.CodeAnalysis;

namespace Kontor.Catalog.Tests.Generator;

/// <summary>A row that cannot become a typed error stops the build, and the message says where and why.</summary>
public sealed class BadTableTests
{
    private const string Header = "key\tcode\thttp\tretry\tsection\tmessage\tcause";
    private const string Good = "anchor_lost\t7\t400\tnever\tHarbour\tAnchor lost\tThe anchor is gone.";

    [Theory]
    [InlineData("too few columns", "mast_broken\t8\t400\tnever\tHarbour\tMast broken", "6 columns; it must have 7")]
    [InlineData("too many columns", "mast_broken\t8\t400\tnever\tHarbour\tMast broken\tA mast broke.\t", "8 columns; it must have 7")]
    [InlineData("empty cell", "mast_broken\t8\t400\tnever\t\tMast broken\tA mast broke.", "'section' is empty")]
    [InlineData(
        "blanks around a cell",
        "mast_broken\t8\t400\tnever\tHarbour\tMast broken \tA mast broke.",
        "'message' is empty or has blanks"
    )]
    [InlineData("code is no number", "mast_broken\t8a\t400\tnever\tHarbour\tMast broken\tA mast broke.", "code '8a'")]
    [InlineData("code with a leading zero", "mast_broken\t08\t400\tnever\tHarbour\tMast broken\tA mast broke.", "code '08'")]
    [InlineData("code beyond a number", "mast_broken\t99999999999\t400\tnever\tHarbour\tMast broken\tA mast broke.", "code '99999999999'")]
    [InlineData("http is no number", "mast_broken\t8\tbad\tnever\tHarbour\tMast broken\tA mast broke.", "http 'bad'")]
    [InlineData("http is no status", "mast_broken\t8\t600\tnever\tHarbour\tMast broken\tA mast broke.", "http '600'")]
    [InlineData("negative http", "mast_broken\t8\t-400\tnever\tHarbour\tMast broken\tA mast broke.", "http '-400'")]
    [InlineData("unknown retry", "mast_broken\t8\t400\tsometimes\tHarbour\tMast broken\tA mast broke.", "retry 'sometimes'")]
    [InlineData("retry in capitals", "mast_broken\t8\t400\tNever\tHarbour\tMast broken\tA mast broke.", "retry 'Never'")]
    [InlineData(
        "key twice",
        "anchor_lost\t8\t400\tnever\tHarbour\tMast broken\tA mast broke.",
        "'anchor_lost' and the earlier key 'anchor_lost'"
    )]
    [InlineData("member twice", "ANCHOR.lost\t8\t400\tnever\tHarbour\tMast broken\tA mast broke.", "both become 'Errors.AnchorLost'")]
    [InlineData("key in mixed case", "mastBroken\t8\t400\tnever\tHarbour\tMast broken\tA mast broke.", "key 'mastBroken'")]
    [InlineData("key with a digit first", "8_masts\t8\t400\tnever\tHarbour\tMast broken\tA mast broke.", "key '8_masts'")]
    [InlineData("key with a dash", "mast-broken\t8\t400\tnever\tHarbour\tMast broken\tA mast broke.", "key 'mast-broken'")]
    [InlineData("key with two underscores", "mast__broken\t8\t400\tnever\tHarbour\tMast broken\tA mast broke.", "key 'mast__broken'")]
    [InlineData("key taken by the list", "all\t8\t400\tnever\tHarbour\tMast broken\tA mast broke.", "key 'all'")]
    [InlineData("key taken by the class", "errors\t8\t400\tnever\tHarbour\tMast broken\tA mast broke.", "key 'errors'")]
    [InlineData("three slots", "mast_broken\t8\t400\tnever\tHarbour\t%s and %s and %d\tA mast broke.", "3 slots; a row has at most 2")]
    [InlineData("unknown percent slot", "mast_broken\t8\t400\tnever\tHarbour\tMast %f broken\tA mast broke.", "'%f' is no known slot")]
    [InlineData("named slot", "mast_broken\t8\t400\tnever\tHarbour\tMast {name} broken\tA mast broke.", "'{name}' is no known slot")]
    [InlineData("numbered slots out of order", "mast_broken\t8\t400\tnever\tHarbour\t{1} and {0}\tA mast broke.", "'{1}' is no known slot")]
    [InlineData("unclosed slot", "mast_broken\t8\t400\tnever\tHarbour\tMast {0 broken\tA mast broke.", "'{0 broken' is no known slot")]
    [InlineData(
        "unknown bracket slot",
        "mast_broken\t8\t400\tnever\tHarbour\tMast [name] broken\tA mast broke.",
        "'[name]' is no known slot"
    )]
    [InlineData(
        "unknown angle slot",
        "mast_broken\t8\t400\tnever\tHarbour\tMast <name> broken\tA mast broke.",
        "'<name>' is no known slot"
    )]
    public void A_bad_row_stops_the_build_at_its_line(string fault, string row, string reason)
    {
        var found = Assert.Single(GeneratorRun.Diagnose($"{Header}\n# a comment\n{Good}\n{row}\n"));

        Assert.Equal("KONTOR001", found.Id);
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
        Assert.Equal(GeneratorRun.TablePath, found.Location.GetLineSpan().Path);
        Assert.Equal(3, found.Location.GetLineSpan().StartLinePosition.Line);
        Assert.True(found.GetMessage().Contains(reason, StringComparison.Ordinal), $"{fault}: {found.GetMessage()}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData(Good + "\n")]
    [InlineData("key\tcode\thttp\tsection\tretry\tmessage\tcause\n" + Good + "\n")]
    public void A_table_without_its_header_stops_the_build(string table)
    {
        var found = Assert.Single(GeneratorRun.Diagnose(table));

        Assert.Contains("must begin with the header row", found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(0, found.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void Every_bad_row_is_reported_at_once() =>
        Assert.Equal(
            [1, 3],
            GeneratorRun.Diagnose($"{Header}\nx\n{Good}\ny\n").Select(found => found.Location.GetLineSpan().StartLinePosition.Line)
        );

    [Fact]
    public void A_table_of_no_dialect_stops_the_build() =>
        Assert.Contains(
            "KontorDialect",
            Assert.Single(GeneratorRun.Diagnose($"{Header}\n{Good}\n", dialect: null)).GetMessage(),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_bad_row_does_not_take_the_good_ones_away() =>
        Assert.Empty(GeneratorRun.Compile($"{Header}\n{Good}\nx\n", "class C { object Row => Harbour.Errors.AnchorLost; }"));
}
