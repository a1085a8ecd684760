using System.Collections.Immutable;
using Kontor.Catalog;
using Kontor.Chains.Views;
using Kontor.Dialects.XLayer.Tracker;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Wire;

/// <summary>
/// The parameters of one call. Every one is read, whatever was wrong with those before it; of all that is wrong the contract names one thing:
/// what is missing comes before what is malformed and so on, as in <see cref="Fault"/>, and among equals what is documented first.
/// </summary>
internal abstract class Parameters
{
    public const int BatchMax = 20;
    public const int SpanMax = 10_000;

    private Fault _worst = Fault.None;

    /// <summary>In the order in which the contract complains.</summary>
    private enum Fault : byte
    {
        WrongType,
        Missing,
        Exclusive,
        Malformed,
        Mismatched,
        TooMany,
        OtherChain,
        BeyondHistory,
        None,
    }

    /// <summary>What the contract says to all that was read so far; nothing where it is good.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The text of a parameter; an empty one, also where it was forgotten.</summary>
    public string Required(string name)
    {
        var text = Optional(name);
        if (text is null)
            Refuse(Fault.Missing, Errors.ParameterEmpty.With(name));
        return text ?? "";
    }

    /// <summary>Nothing where it is absent or blank.</summary>
    public abstract string? Optional(string name);

    /// <summary>The path serves one chain, which has to be named all the same.</summary>
    protected void NeedsChain(string chain)
    {
        var name = Required(ChainShortName.Parameter);
        if (name.Length == 0)
            return;
        if (!ChainShortName.IsWellFormed(name))
            Malformed(ChainShortName.Parameter);
        else if (!name.Equals(chain, StringComparison.OrdinalIgnoreCase))
            Refuse(Fault.OtherChain, Errors.ChainNotSupported);
    }

    protected void WrongType() => Refuse(Fault.WrongType, Errors.JsonFormat);

    public bool Has(string name) => Optional(name) is not null;

    /// <summary>How the caller calls one of its users. Without one, the contract has words of its own.</summary>
    public string UserId(string name)
    {
        var text = Optional(name);
        if (text is null)
            Refuse(Fault.Missing, Errors.UserIdEmpty);
        else if (text.Length > Bounds.NameLengthMax)
            Malformed(name);
        return text ?? "";
    }

    public Address20 RequiredAddress(string name) => ReadAddress(name, Required(name)) ?? default;

    public Address20? Address(string name) => ReadAddress(name, Optional(name));

    public Hash32 RequiredHash(string name) => ReadHash(name, Required(name)) ?? default;

    public Hash32? Hash(string name) => ReadHash(name, Optional(name));

    /// <summary>A list of hashes with commas between them: each once, in the order in which they came first.</summary>
    public ImmutableArray<Hash32> RequiredHashes(string name) =>
        ReadBatch(name, (string one, out Hash32 hash) => Hash32.TryParse(one, out hash));

    public ImmutableArray<Address20> RequiredAddresses(string name) =>
        ReadBatch(name, (string one, out Address20 address) => Address20.TryParse(one, out address));

    public long RequiredHeight(string name) => RequiredNumber(name);

    public long RequiredNumber(string name) => ReadNumber(name, Required(name)) ?? 0;

    /// <summary>A whole number that is not negative: a height, an instant.</summary>
    public long? Number(string name, long max = long.MaxValue) => ReadNumber(name, Optional(name), max: max);

    /// <summary>One of some words, written as documented.</summary>
    public T Word<T>(string name, T missing, params ReadOnlySpan<(string Word, T Meaning)> words) =>
        OneOf(name, Optional(name), missing, words);

    public T RequiredWord<T>(string name, T missing, params ReadOnlySpan<(string Word, T Meaning)> words) =>
        OneOf(name, Required(name), missing, words);

    /// <summary>One of the chains that are looked after, by its short name in any case.</summary>
    public TrackedChain Chain(string name)
    {
        var text = Required(name);
        if (text.Length == 0)
            return TrackedChain.All[0];
        if (!ChainShortName.IsWellFormed(text))
            Malformed(name);
        else if (TrackedChain.Find(text) is { } chain)
            return chain;
        else
            Refuse(Fault.OtherChain, Errors.ChainNotSupported);
        return TrackedChain.All[0];
    }

    public Side Side() => Word("isFromOrTo", Chains.Views.Side.Any, ("from", Chains.Views.Side.From), ("to", Chains.Views.Side.To));

    /// <summary>All heights where no bound is given.</summary>
    public HeightRange Heights() => InOrder(new HeightRange(Number("startBlockHeight") ?? 0, Number("endBlockHeight") ?? long.MaxValue));

    /// <summary>Both bounds must be given, and lie no further apart than history is shown at once.</summary>
    public HeightRange RequiredHeights()
    {
        var range = InOrder(new HeightRange(RequiredHeight("startBlockHeight"), RequiredHeight("endBlockHeight")));
        if (range.Last - range.First > SpanMax)
            BeyondHistory();
        return range;
    }

    public Paging Paging(int limitMax, bool isWindow = true)
    {
        var page = ReadNumber("page", Optional("page"), 1) ?? 1;
        var limit = ReadNumber("limit", Optional("limit"), 1, limitMax) ?? Math.Min(Wire.Paging.DefaultLimit, limitMax);
        var paging = new Paging(page, (int)limit);
        if (isWindow && !paging.IsWithinHistory)
            BeyondHistory();
        return paging;
    }

    public void Malformed(string name) => Refuse(Fault.Malformed, Errors.ParameterError.With(name));

    /// <summary>Two parameters are there that say different things.</summary>
    public void Mismatched(string name, string other) => Refuse(Fault.Mismatched, Errors.ParametersMismatch.With(name, other));

    public void Exclusive(string name, string other) => Refuse(Fault.Exclusive, Errors.ParametersExclusive.With(name, other));

    /// <summary>Neither of two is there.</summary>
    public void NeitherOf(string name, string other) => Refuse(Fault.Missing, Errors.EitherParameterRequired.With(name, other));

    public void TooMany(string name, int max) => Refuse(Fault.TooMany, Errors.ParameterCountOverMax.With(name, $"{max}"));

    public void BeyondHistory() => Refuse(Fault.BeyondHistory, Errors.HistoryRangeExceeded);

    private HeightRange InOrder(HeightRange range)
    {
        if (range.First > range.Last)
            Mismatched("startBlockHeight", "endBlockHeight");
        return range;
    }

    public Address20? ReadAddress(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (!Address20.TryParse(text, out var address))
            Malformed(name);
        return address;
    }

    private Hash32? ReadHash(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (!Hash32.TryParse(text, out var hash))
            Malformed(name);
        return hash;
    }

    private long? ReadNumber(string name, string? text, long min = 0, long max = long.MaxValue)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (Wire.Paging.TryRead(text, min, max, 0, out var number))
            return number;
        Malformed(name);
        return null;
    }

    private T OneOf<T>(string name, string? text, T missing, ReadOnlySpan<(string Word, T Meaning)> words)
    {
        if (string.IsNullOrEmpty(text))
            return missing;
        foreach (var (word, meaning) in words)
        {
            if (word == text)
                return meaning;
        }
        Malformed(name);
        return missing;
    }

    private delegate bool TryParse<T>(string text, out T value);

    /// <summary>What comes twice counts twice.</summary>
    private ImmutableArray<T> ReadBatch<T>(string name, TryParse<T> tryParse)
    {
        var text = Required(name);
        if (text.Length == 0)
            return [];
        var parts = text.Split(',');
        var batch = new HashSet<T>();
        foreach (var part in parts)
        {
            if (tryParse(part, out var value))
                batch.Add(value);
            else
                Malformed(name);
        }
        if (parts.Length > BatchMax)
            TooMany(name, BatchMax);
        return [.. batch];
    }

    private void Refuse(Fault fault, Refusal refusal)
    {
        if (fault < _worst)
            (_worst, Refusal) = (fault, refusal);
    }
}
