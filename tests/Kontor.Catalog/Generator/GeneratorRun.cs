using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Kontor.Catalog.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kontor.Catalog.Tests.Generator;

/// <summary>Compiles a dialect named <c>Harbour</c> whose error table has the given lines.</summary>
internal static class GeneratorRun
{
    public const string TablePath = "/harbour/errors.tsv";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compilation(string code = "") =>
        CSharpCompilation.Create(
            "Harbour",
            [CSharpSyntaxTree.ParseText(code)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );

    public static CSharpGeneratorDriver Driver(string table, string? dialect = "harbour") =>
        CSharpGeneratorDriver.Create(
            [new ErrorTableGenerator().AsSourceGenerator()],
            [new Table(table)],
            optionsProvider: new Options(dialect),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
        );

    /// <summary>What the generator says about a table.</summary>
    public static ImmutableArray<Diagnostic> Diagnose(string table, string? dialect = "harbour") =>
        Driver(table, dialect).RunGenerators(Compilation()).GetRunResult().Diagnostics;

    /// <summary>What the compiler says about code that uses a table.</summary>
    public static IEnumerable<string> Compile(string table, string code)
    {
        Driver(table).RunGeneratorsAndUpdateCompilation(Compilation(code), out var compilation, out _);
        return compilation.GetDiagnostics().Where(found => found.Severity is DiagnosticSeverity.Error).Select(found => found.Id);
    }

    private sealed class Table(string text) : AdditionalText
    {
        public override string Path => TablePath;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Options(string? dialect) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values("build_property.RootNamespace", "Harbour");

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values("", null);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values("build_metadata.AdditionalFiles.KontorDialect", dialect);
    }

    private sealed class Values(string name, string? given) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            (value = key == name ? given : null) is not null;
    }
}
