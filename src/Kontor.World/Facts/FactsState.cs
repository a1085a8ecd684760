using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Facts;

/// <summary>What operators say of tokens and sectors.</summary>
public sealed class FactsState : IStateFolder
{
    private readonly SortedDictionary<string, TokenFacts> _tokens = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Sector> _sectors = new(StringComparer.Ordinal);

    public string Name => "facts";

    /// <summary>By symbol.</summary>
    public IReadOnlyCollection<TokenFacts> Tokens => _tokens.Values;

    /// <summary>By tag.</summary>
    public IReadOnlyCollection<Sector> Sectors => _sectors.Values;

    /// <summary>Something is not shown yet.</summary>
    internal bool IsChanged { get; set; } = true;

    internal Reject Put(TokenFacts token)
    {
        // Of what nothing is said, nothing is kept.
        if (!token.IsSaying)
            _tokens.Remove(token.Symbol);
        else if (_tokens.Count >= FactsBounds.TokensMax && !_tokens.ContainsKey(token.Symbol))
            return Reject.TooMany;
        else
            _tokens[token.Symbol] = token;
        IsChanged = true;
        return Reject.None;
    }

    internal Reject Put(Sector sector)
    {
        if (sector.Simplified.Length == 0)
            _sectors.Remove(sector.Tag);
        else if (_sectors.Count >= FactsBounds.SectorsMax && !_sectors.ContainsKey(sector.Tag))
            return Reject.TooMany;
        else
            _sectors[sector.Tag] = sector;
        IsChanged = true;
        return Reject.None;
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_tokens.Count);
        foreach (var token in _tokens.Values)
            token.Write(ref writer);
        writer.WriteCount(_sectors.Count);
        foreach (var sector in _sectors.Values)
            sector.Write(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Invariant.Holds(Put(TokenFacts.Read(ref reader)) == Reject.None);
        for (var left = reader.ReadCount(); left > 0; left--)
            Invariant.Holds(Put(Sector.Read(ref reader)) == Reject.None);
    }

    public void Check(ICollection<string> broken)
    {
        foreach (var token in _tokens.Values)
        {
            if (!token.IsWellFormed || !token.IsSaying)
                broken.Add($"facts: those of {token.Symbol} are none");
        }
    }
}
