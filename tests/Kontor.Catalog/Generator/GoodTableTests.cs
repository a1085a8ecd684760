using Microsoft.CodeAnalysis;

namespace Kontor.Catalog.Tests.Generator;

public sealed class GoodTableTests
{
    private const string Table =
        "# What can go wrong in a harbour.\n"
        + "key\tcode\thttp\tretry\tsection\tmessage\tcause\n"
        + "anchor_lost\t7\t400\tnever\tShip\tAnchor \"lost\" & gone\tThe anchor & its chain are gone.\n"
        + "\n"
        + "# Depths.\n"
        + "DRAUGHT_ERROR.too_deep\t-8\t503\tlater\tHarbour\tDraught %d over {0}\tThe ship is too deep.\n"
        + "berth_taken\t9\t409\task\tHarbour\tBerth %s taken\tAnother ship lies there.\n";

    [Theory]
    [InlineData("Harbour.Errors.BerthTaken.With(\"7\")")]
    [InlineData("Harbour.Errors.DraughtErrorTooDeep.With(12L, \"10\")")]
    [InlineData("(Kontor.Catalog.Refusal)Harbour.Errors.AnchorLost")]
    [InlineData("Harbour.Errors.All[2]")]
    public void A_row_with_the_values_of_its_slots_compiles(string use) =>
        Assert.Empty(GeneratorRun.Compile(Table, $"class C {{ object Use => {use}; }}"));

    [Theory]
    [InlineData("Harbour.Errors.DraughtErrorTooDeep.With(12L)", "CS7036")]
    [InlineData("Harbour.Errors.DraughtErrorTooDeep.With(\"12\", \"10\")", "CS1503")]
    [InlineData("Harbour.Errors.BerthTaken.With()", "CS7036")]
    [InlineData("Harbour.Errors.BerthTaken.With(\"7\", \"8\")", "CS1501")]
    [InlineData("Harbour.Errors.AnchorLost.With(\"7\")", "CS1061")]
    [InlineData("(Kontor.Catalog.Refusal)Harbour.Errors.BerthTaken", "CS0030")]
    public void A_row_with_other_values_than_its_slots_does_not_compile(string use, string error) =>
        Assert.Equal([error], GeneratorRun.Compile(Table, $"class C {{ object Use => {use}; }}"));

    [Fact]
    public void The_cause_is_what_the_editor_shows() =>
        Assert.Contains("/// <summary>The anchor &amp; its chain are gone.</summary>", Source(Table), StringComparison.Ordinal);

    [Fact]
    public void The_same_table_gives_the_same_source_whatever_its_line_ends() =>
        Assert.Equal(Source(Table), Source(Table.Replace("\n", "\r\n")));

    [Fact]
    public void An_edit_elsewhere_does_not_write_the_errors_again()
    {
        var before = GeneratorRun.Driver(Table).RunGenerators(GeneratorRun.Compilation());

        var after = before.RunGenerators(GeneratorRun.Compilation("class C;"));

        var steps = Assert.Single(after.GetRunResult().Results).TrackedOutputSteps.Values.SelectMany(runs => runs);
        Assert.All(steps.SelectMany(step => step.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static string Source(string table) =>
        Assert.Single(GeneratorRun.Driver(table).RunGenerators(GeneratorRun.Compilation()).GetRunResult().GeneratedTrees).ToString();
}
