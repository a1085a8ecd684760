using System.Globalization;
using Kontor.Catalog;
using Kontor.Dialects.BinanceWallet.Endpoints;
using Kontor.Gate;

namespace Kontor.Dialects.BinanceWallet.Wire;

/// <summary>
/// The query of one call. Parameters are read in the order of the contract, and of all that is wrong the first one is named; what is read after
/// that is of no consequence.
/// </summary>
internal sealed class Parameters(QueryParameters query)
{
    private const int PageMin = 1;
    private const int PageMax = 100;
    private const int PageUsual = 20;
    private const string True = "true";
    private const string False = "false";

    /// <summary>What was wrong first; nothing where all is good.</summary>
    public Refusal? Refusal { get; private set; }

    public void Refuse(Refusal refusal) => Refusal ??= refusal;

    /// <summary>As it was sent, or nothing.</summary>
    public string? Optional(string name) => query[name];

    public string Required(string name)
    {
        var text = query[name];
        if (!string.IsNullOrWhiteSpace(text))
            return text;
        Refuse(BadParameter.Blank(name));
        return "";
    }

    /// <summary>A comma between any two; each chain once, in the order in which it was first named. Nothing where the parameter is absent.</summary>
    public IReadOnlyList<WalletChain>? Chains(string name)
    {
        if (query[name] is not { } text)
            return null;
        var chains = new List<WalletChain>();
        foreach (var id in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (id.Length == 0)
                Refuse(BadParameter.Blank(name));
            else if (WalletChain.Find(id) is not { } chain)
                Refuse(BadParameter.UnsupportedChain(name, id));
            else if (!chains.Contains(chain))
                chains.Add(chain);
        }
        return chains;
    }

    /// <summary>Which of the chains have addresses of that form only they can say; all of them have to.</summary>
    public void CheckAddress(string name, string address, IReadOnlyList<WalletChain> chains)
    {
        foreach (var chain in chains)
        {
            if (!chain.IsAddress(address))
                Refuse(BadParameter.Address(name, chain.Id));
        }
    }

    public bool Flag(string name)
    {
        if (query[name] is not { } text)
            return false;
        if (text is not (True or False))
            Refuse(BadParameter.OneOf(name, True, False));
        return text == True;
    }

    public long? Integer(string name)
    {
        if (query[name] is not { } text)
            return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Refuse(BadParameter.NoInteger(name));
        return null;
    }

    public long IntegerFrom(string name, long min)
    {
        var number = Integer(name) ?? min;
        if (number < min)
            Refuse(BadParameter.BelowMin(name, min));
        return number;
    }

    /// <summary>How many rows a page has.</summary>
    public int PageSize(string name)
    {
        var number = Integer(name) ?? PageUsual;
        if (number is >= PageMin and <= PageMax)
            return (int)number;
        Refuse(BadParameter.OutOfRange(name, PageMin, PageMax));
        return PageUsual;
    }
}
