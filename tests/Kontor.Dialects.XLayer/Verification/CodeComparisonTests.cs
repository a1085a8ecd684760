using System.Collections.Immutable;
using Kontor.Dialects.XLayer.Verification;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Tests.Verification;

public sealed class CodeComparisonTests
{
    // A map of two entries as compilers write it: where the sources are described, and the compiler's version.
    private const string Map = "a2646970667358221220" + Digest + "64736f6c63430008250033";
    private const string OtherMap = "a2646970667358221220" + OtherDigest + "64736f6c63430008250033";
    private const string Digest = "1111111111111111111111111111111111111111111111111111111111111111";
    private const string OtherDigest = "2222222222222222222222222222222222222222222222222222222222222222";
    private const string LibraryDigits = "3333333333333333333333333333333333333333";
    private const string Placeholder = "__$5853775770bade62cb1efc28910d490209$__";

    private static readonly Address20 s_contract = Address20.Parse("0x" + "44".PadLeft(40, '4'));
    private static readonly LibraryPlace s_library = new("Sums", Address20.Parse("0x" + LibraryDigits));

    [Fact]
    public void The_same_code_with_the_same_description_is_exact()
    {
        Assert.Equal(CodeMatch.Exact, Compare("6001" + Map, "6001" + Map).Match);
        Assert.Equal(CodeMatch.Exact, Compare("6001", "6001").Match);
    }

    [Fact]
    public void Another_description_or_none_is_a_partial_match()
    {
        Assert.Equal(CodeMatch.Partial, Compare("6001" + Map, "6001" + OtherMap).Match);
        Assert.Equal(CodeMatch.Partial, Compare("6001", "6001" + OtherMap).Match);
    }

    [Theory]
    [InlineData("6001", "6002", "The code differs from byte 1 on.")]
    [InlineData("6001", "600100", "The compiler made 2 bytes, and 3 lie on the chain.")]
    [InlineData("", "6001", "The contract has no code: it is abstract, or an interface.")]
    [InlineData("600", "6001", "The compiler made something that is no code.")]
    [InlineData("60zz", "6001", "The compiler made something that is no code.")]
    [InlineData("6001" + Map, "6002" + Map, "The code differs from byte 1 on.")]
    public void Other_code_is_no_match_and_says_where(string made, string found, string reason)
    {
        Assert.Equal(CodeVerdict.No(reason), Compare(made, found));
    }

    [Fact]
    public void Immutable_values_are_left_out_and_nothing_else_is()
    {
        var made = new CompiledCode("600000000061") { Immutables = [new CodeSlot(1, 4)] };
        Assert.Equal(CodeMatch.Exact, Compare(made, "60deadbeef61").Match);
        Assert.Equal(CodeVerdict.No("The code differs from byte 5 on."), Compare(made, "60deadbeef62"));
    }

    [Theory, InlineData(-1, 4), InlineData(3, 4), InlineData(2, int.MaxValue), InlineData(0, -1)]
    public void Immutable_values_outside_of_the_code_are_nonsense(int start, int length)
    {
        var made = new CompiledCode("600000000061") { Immutables = [new CodeSlot(start, length)] };
        Assert.Equal(CodeVerdict.No("The compiler names immutable values that lie outside of the code."), Compare(made, "600000000061"));
    }

    [Fact]
    public void Libraries_are_linked_by_their_name_with_the_file_or_without()
    {
        var made = new CompiledCode("73" + Placeholder + "63") { Libraries = [new LibrarySlot("a.sol", "Sums", new CodeSlot(1, 20))] };
        var found = "73" + LibraryDigits + "63";
        Assert.Equal(CodeMatch.Exact, Compare(made, found, s_library).Match);
        Assert.Equal(CodeMatch.Exact, Compare(made, found, s_library with { Name = "a.sol:Sums" }).Match);
        var elsewhere = s_library with { Address = s_contract };
        Assert.Equal(CodeVerdict.No("The code differs from byte 1 on."), Compare(made, found, elsewhere));
        Assert.Equal(
            CodeVerdict.No("The address of the library a.sol:Sums is not given."),
            Compare(made, found, s_library with { Name = "b.sol:Sums" })
        );
    }

    [Theory, InlineData(2, 20), InlineData(1, 19), InlineData(-1, 20)]
    public void A_library_outside_of_the_code_is_nonsense(int start, int length)
    {
        var made = new CompiledCode("73" + Placeholder) { Libraries = [new LibrarySlot("a.sol", "Sums", new CodeSlot(start, length))] };
        Assert.Equal(CodeVerdict.No("The compiler names a library outside of the code."), Compare(made, "73" + LibraryDigits, s_library));
    }

    [Fact]
    public void A_library_may_keep_its_own_address_and_no_other()
    {
        var made = "73" + new string('0', 40) + "30";
        Assert.Equal(CodeMatch.Exact, Compare(made, "73" + s_contract.ToString()[2..] + "30").Match);
        Assert.Equal(CodeMatch.None, Compare(made, "73" + LibraryDigits + "30").Match);
    }

    [Theory]
    [InlineData("6001" + Map, 2)]
    [InlineData("6001", 2)]
    [InlineData("60", 1)]
    [InlineData("", 0)]
    [InlineData("6001ffff", 4)]
    [InlineData("60010000", 4)]
    [InlineData("60a10001", 1)]
    [InlineData("60600001", 4)]
    public void The_description_is_known_by_its_length_and_its_form(string code, int length)
    {
        Assert.Equal(length, CodeMetadata.BodyLength(Convert.FromHexString(code)));
    }

    [Theory]
    [InlineData("6001" + Map, "ipfs://" + Digest)]
    [InlineData("6001a165627a7a72315820" + Digest + "0029", "bzzr://" + Digest)]
    [InlineData("6001a165627a7a72305820" + Digest + "0029", "bzzr://" + Digest)]
    [InlineData("6001a1646970667358221220000a", "")]
    [InlineData("6001", "")]
    public void The_description_says_where_it_is_kept(string code, string place)
    {
        Assert.Equal(place, CodeMetadata.PlaceIn(Convert.FromHexString(code)));
    }

    private static CodeVerdict Compare(string made, string found) => Compare(new CompiledCode(made), found);

    private static CodeVerdict Compare(CompiledCode made, string found, params ImmutableArray<LibraryPlace> libraries) =>
        CodeComparison.Compare(made, Convert.FromHexString(found), s_contract, libraries);
}
