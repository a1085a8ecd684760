using System.Text;
using System.Text.Json;
using Kontor.Chains.Following.Rpc;
using Kontor.World.Chains;

namespace Kontor.Chains.Following.Reading;

/// <summary>
/// The fields of one object in a node's answer. Whatever is missing, of a wrong kind or too large ends in a <see cref="ChainSourceBrokenException"/>
/// that names the field and where it stands.
/// </summary>
internal readonly struct NodeFields
{
    private readonly JsonElement _object;

    public NodeFields(JsonElement element, NodePlace place)
    {
        Place = place;
        _object =
            element.ValueKind == JsonValueKind.Object ? element : throw place.Broken($"{RpcResponse.Kind(element)} instead of an object");
    }

    public NodePlace Place { get; }

    public bool Has(ReadOnlySpan<byte> name) => TryGet(name, out _);

    public Hash32 Hash(ReadOnlySpan<byte> name)
    {
        Span<byte> bytes = stackalloc byte[Hash32.Bytes];
        return NodeHex.TryExact(Get(name), bytes) ? new Hash32(bytes) : throw Wrong(name, "a hash");
    }

    public Hash32? HashOrNull(ReadOnlySpan<byte> name) => Has(name) ? Hash(name) : null;

    public Address20 Address(ReadOnlySpan<byte> name)
    {
        Span<byte> bytes = stackalloc byte[Address20.Bytes];
        return NodeHex.TryExact(Get(name), bytes) ? new Address20(bytes) : throw Wrong(name, "an address");
    }

    public Address20? AddressOrNull(ReadOnlySpan<byte> name) => Has(name) ? Address(name) : null;

    public Word256 Quantity(ReadOnlySpan<byte> name) =>
        NodeHex.TryQuantity(Get(name), out var value) ? value : throw Wrong(name, "a quantity of up to 256 bits");

    public Word256? QuantityOrNull(ReadOnlySpan<byte> name) => Has(name) ? Quantity(name) : null;

    public long Long(ReadOnlySpan<byte> name, long max = long.MaxValue)
    {
        var value = Quantity(name);
        return value <= (ulong)max ? (long)(ulong)value : throw Wrong(name, $"a quantity of {max} at most");
    }

    /// <summary>For limits, where "no limit" is written as the largest number that the node knows.</summary>
    public long LongUpToMax(ReadOnlySpan<byte> name) => (long)(ulong)Word256.Smaller(Quantity(name), (ulong)long.MaxValue);

    public byte[] Data(ReadOnlySpan<byte> name, int bytesMax) =>
        NodeHex.Data(Get(name), bytesMax, out var isTooLong) ?? throw Wrong(name, isTooLong ? $"{bytesMax} bytes at most" : "data");

    /// <summary>A list, not longer than can be.</summary>
    public JsonElement List(ReadOnlySpan<byte> name, int countMax)
    {
        var list = Get(name);
        if (list.ValueKind != JsonValueKind.Array)
            throw Wrong(name, "a list");
        return list.GetArrayLength() <= countMax ? list : throw Wrong(name, $"a list of {countMax} at most");
    }

    public JsonElement? ListOrNull(ReadOnlySpan<byte> name, int countMax) => Has(name) ? List(name, countMax) : null;

    /// <summary>A field that is there and not null.</summary>
    public bool TryGet(ReadOnlySpan<byte> name, out JsonElement value) =>
        _object.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    public ChainSourceBrokenException Wrong(ReadOnlySpan<byte> name, string wanted) =>
        Place.Broken($"'{Encoding.UTF8.GetString(name)}' is not {wanted}");

    private JsonElement Get(ReadOnlySpan<byte> name) =>
        TryGet(name, out var value) ? value : throw Place.Broken($"'{Encoding.UTF8.GetString(name)}' is missing");
}
