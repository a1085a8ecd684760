using System.Collections.Immutable;
using System.Text.Json;

namespace Kontor.Dialects.XLayer.Verification;

/// <summary>A contract that a compiler made.</summary>
internal sealed record CompiledContract(string File, string Abi, CompiledCode Code);

/// <summary>What a compiler says, read: contracts of one name, or what is wrong with the sources.</summary>
internal static class CompilerOutput
{
    private const string Nonsense = "The compiler said something that is not understood.";

    public static (IReadOnlyList<CompiledContract> Contracts, string Mistake) Read(string output, string name)
    {
        // The script says a word about itself first.
        var begin = output.IndexOf('{', StringComparison.Ordinal);
        if (begin < 0)
            return ([], Nonsense);
        try
        {
            using var json = JsonDocument.Parse(output.AsMemory(begin));
            return Read(json.RootElement, name);
        }
        catch (JsonException)
        {
            return ([], Nonsense);
        }
    }

    private static (IReadOnlyList<CompiledContract> Contracts, string Mistake) Read(JsonElement output, string name)
    {
        foreach (var error in Items(output, "errors"))
        {
            if (Text(error, "severity") == "error")
                return ([], Text(error, "formattedMessage") ?? Text(error, "message") ?? Nonsense);
        }
        var contracts = new List<CompiledContract>();
        foreach (var file in Members(output, "contracts"))
        {
            if (Child(file.Value, name) is { ValueKind: JsonValueKind.Object } one)
                contracts.Add(ReadContract(file.Name, one));
        }
        return (contracts, contracts.Count == 0 ? $"There is no contract {name} in the sources." : "");
    }

    private static CompiledContract ReadContract(string file, JsonElement contract)
    {
        var abi = Child(contract, "abi");
        var code = Child(Child(contract, "evm"), "deployedBytecode");
        var immutables = Members(code, "immutableReferences").SelectMany(value => Slots(value.Value));
        var libraries = Members(code, "linkReferences")
            .SelectMany(source =>
                Properties(source.Value)
                    .SelectMany(library => Slots(library.Value).Select(place => new LibrarySlot(source.Name, library.Name, place)))
            );
        return new CompiledContract(
            file,
            abi.ValueKind == JsonValueKind.Array ? abi.GetRawText() : "[]",
            new CompiledCode(Text(code, "object") ?? "")
            {
                Immutables = immutables.ToImmutableArray(),
                Libraries = libraries.ToImmutableArray(),
            }
        );
    }

    private static IEnumerable<CodeSlot> Slots(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(slot => new CodeSlot(Number(slot, "start"), Number(slot, "length")))
            : [];

    private static int Number(JsonElement owner, string name) =>
        Child(owner, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : -1;

    private static string? Text(JsonElement owner, string name) =>
        Child(owner, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement.ObjectEnumerator Members(JsonElement owner, string name) => Properties(Child(owner, name));

    private static JsonElement.ObjectEnumerator Properties(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string name) =>
        Child(owner, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    /// <summary>Something undefined where there is no such member.</summary>
    private static JsonElement Child(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : default;
}
